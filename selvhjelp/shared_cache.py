"""The Redis that workers share kept pages in (`CACHE_URL`); the site does without it when it is away."""

from django.core.cache.backends.redis import RedisCache
from redis import RedisError

# Longer than this, making the page would have been as quick.
SECONDS = 0.5


class SharedCache(RedisCache):
    """As Django's, but what cannot be asked is not known, and what cannot be kept is made again."""

    def __init__(self, server, params):
        options = {"socket_connect_timeout": SECONDS, "socket_timeout": SECONDS, "retry": None}
        super().__init__(server, params | {"OPTIONS": options | params.get("OPTIONS", {})})

    def get(self, key, default=None, version=None):
        """What is kept, or the default."""
        try:
            return super().get(key, default, version)
        except RedisError:
            return default

    def set(self, key, value, *args, **kwargs):
        """Keep it where that is possible."""
        try:
            super().set(key, value, *args, **kwargs)
        except RedisError:
            return
