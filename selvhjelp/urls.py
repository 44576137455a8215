"""All addresses. The public pages stand at the root in Bokmål and under /nn/ and /en/; see the contract in docs/."""

from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path

from groups.views import (
    booklets,
    coverage,
    embedding,
    errors,
    fagfolk,
    group,
    health,
    lists,
    machines,
    meetings,
    organisations,
    pages,
    paper,
    preview,
    sheets,
    start,
    starting,
)
from organisations.views import confirmation, report

# Address, name and the text behind it.
CONTENT_PAGES = [
    ("hjelp-na", "help_now"),
    ("under-18", "under_18"),
    ("om-selvhjelp", "about_self_help"),
    ("forste-gang", "first_time"),
    ("for-parorende", "for_relatives"),
    ("om", "about"),
    ("trygg-bruk", "safe_use"),
    ("personvern", "privacy"),
    ("tilgjengelighet", "accessibility"),
]

urlpatterns = [
    path("admin/forhandsvisning/<int:pk>/", preview.listing_preview, name="listing_preview"),
    path("admin/forhandsvisning/side/<int:pk>/", preview.page_preview, name="page_preview"),
    path("admin/forhandsvisning/svar/<int:pk>/", preview.answer_preview, name="answer_preview"),
    path("admin/", admin.site.urls),
    path("api/", include("groups.api.urls")),
    path("robots.txt", machines.robots, name="robots"),
    path("sitemap.xml", machines.sitemap, name="sitemap"),
    path("qr.svg", machines.qr, name="qr"),
    path("opensearch.xml", machines.opensearch, name="opensearch"),
    path(".well-known/security.txt", machines.security_txt, name="security_txt"),
    path("livez", health.livez, name="livez"),
    path("readyz", health.readyz, name="readyz"),
]

urlpatterns += i18n_patterns(
    path("", start.start, name="start"),
    path("grupper/", lists.group_list, name="group_list"),
    path("fylke/<str:slug>/", lists.county, name="county"),
    path("fylke/<str:slug>/kart/", lists.county_map, name="county_map"),
    path("kommune/<str:slug>/", lists.municipality, name="municipality"),
    path("gruppe/<slug:slug>/", group.group_detail, name="group_detail"),
    path("gruppe/<slug:slug>.ics", group.group_calendar, name="group_calendar"),
    path("moter/", meetings.meeting_list, name="meeting_list"),
    path("organisasjoner/", organisations.organisation_list, name="organisation_list"),
    path("organisasjon/<slug:slug>/", organisations.organisation_detail, name="organisation_detail"),
    path("fagfolk/", fagfolk.professionals, name="professionals"),
    path("fagfolk/<str:slug>/", fagfolk.professionals_in, name="professionals_in"),
    path("innbygg/", embedding.framed, name="framed"),
    path("innbygg/lag/", embedding.frame_maker, name="frame_maker"),
    path("utskrift/", sheets.sheet, name="sheet"),
    path("dekning/", coverage.coverage, name="coverage"),
    path("dekning.csv", coverage.coverage_csv, name="coverage_csv"),
    path("kontaktpunkter/", organisations.contact_point_list, name="contact_point_list"),
    path("start-gruppe/", starting.start_a_group, name="start_a_group"),
    path("bekreft/<str:token>/", confirmation.confirm, name="confirm"),
    path("meld-feil/<slug:slug>/", report.report, name="report"),
    path("hefte/<str:slug>.pdf", booklets.booklet, name="booklet"),
    path("utskrift.pdf", paper.sheet_pdf, name="sheet_pdf"),
    path("plakat/<slug:slug>.pdf", paper.poster_pdf, name="poster"),
    path("kort.pdf", paper.card_pdf, name="card"),
    path("kort/<slug:slug>.pdf", paper.card_pdf, name="group_card"),
    *[path(f"{page}/", pages.content_page, {"page": page}, name=name) for page, name in CONTENT_PAGES],
    prefix_default_language=False,
)

handler400 = errors.bad_request
handler403 = errors.forbidden
handler404 = errors.not_found
handler500 = errors.server_error
