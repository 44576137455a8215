from .county import County
from .municipality import Municipality
from .place_name import PlaceName
from .postal_code import PostalCode
from .register import RegisterChange, RegisterImport

__all__ = ["County", "Municipality", "PlaceName", "PostalCode", "RegisterChange", "RegisterImport"]
