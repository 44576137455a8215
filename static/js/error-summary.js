// A page that comes back with errors starts at their summary, also for those who hear it.
document.querySelector("[data-error-summary]")?.focus();
