// A classic script in the head, so that the page is never shown light first.
const darkScheme = matchMedia("(prefers-color-scheme: dark)");

function followScheme() {
  document.documentElement.classList.toggle("pf-v5-theme-dark", darkScheme.matches);
}

followScheme();
darkScheme.addEventListener("change", followScheme);
