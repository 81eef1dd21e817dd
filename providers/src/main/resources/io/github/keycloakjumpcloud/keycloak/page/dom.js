/**
 * Builds an element. Text and attributes are set as such and never parsed as HTML.
 *
 * @param attributes values by name; true stands for an attribute without a value, false and null for none;
 *     a function belongs to the event that its name says after "on"
 */
export function el(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    set(element, key, value);
  }
  element.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

function set(element, key, value) {
  if (typeof value === "function") {
    element.addEventListener(key.slice(2), value);
  } else if (key === "value") {
    element.value = value ?? "";
  } else if (value === true) {
    element.setAttribute(key, "");
  } else if (value !== false && value !== null && value !== undefined) {
    element.setAttribute(key, value);
  }
}

let made = 0;

/** An id that no other element has. */
export function newId(prefix) {
  made += 1;
  return `${prefix}-${made}`;
}

const SHAPES = {
  check: "M173 439 7 273a24 24 0 0 1 0-34l34-34a24 24 0 0 1 34 0l115 115L437 73a24 24 0 0 1 34 0l34 34a24 24 0 0 1 0 34L207 439a24 24 0 0 1-34 0z",
  copy: "M320 448v40a24 24 0 0 1-24 24H24a24 24 0 0 1-24-24V120a24 24 0 0 1 24-24h72v296a56 56 0 0 0 56 56zM448 96v296a24 24 0 0 1-24 24H152a24 24 0 0 1-24-24V24a24 24 0 0 1 24-24h200v96z",
  danger: "M256 8a248 248 0 1 0 0 496 248 248 0 0 0 0-496zm-25 113h50l-6 200h-38zm25 280a31 31 0 1 1 0-62 31 31 0 0 1 0 62z",
  warning: "M570 440c18 32-5 72-42 72H48c-37 0-60-40-42-72L246 24c18-32 65-32 84 0zM288 354a46 46 0 1 0 0 92 46 46 0 0 0 0-92zm-44-165 8 136c0 6 6 11 12 11h48c6 0 12-5 12-11l8-136c0-7-5-13-12-13h-64c-7 0-12 6-12 13z",
  info: "M256 8a248 248 0 1 0 0 496 248 248 0 0 0 0-496zm0 110a42 42 0 1 1 0 84 42 42 0 0 1 0-84zm56 254a12 12 0 0 1-12 12h-88a12 12 0 0 1-12-12v-24a12 12 0 0 1 12-12h12v-64h-12a12 12 0 0 1-12-12v-24a12 12 0 0 1 12-12h64a12 12 0 0 1 12 12v100h12a12 12 0 0 1 12 12z",
  success: "M504 256a248 248 0 1 1-496 0 248 248 0 0 1 496 0zM227 387l184-184a16 16 0 0 0 0-23l-22-22a16 16 0 0 0-23 0L216 308l-70-70a16 16 0 0 0-23 0l-22 22a16 16 0 0 0 0 23l104 104a16 16 0 0 0 22 0z",
  order: "M256 32 96 208h320zM256 480 96 304h320z",
  caret: "M31 192h258c17 0 25 21 13 33L173 354a18 18 0 0 1-26 0L18 225c-12-12-4-33 13-33z",
};

/** A picture that says nothing which the text beside it does not say. */
export function icon(name) {
  const space = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(space, "svg");
  svg.setAttribute("viewBox", { caret: "0 0 320 512", warning: "0 0 576 512" }[name] ?? "0 0 512 512");
  svg.setAttribute("class", "pf-v5-svg");
  svg.setAttribute("width", "1em");
  svg.setAttribute("height", "1em");
  svg.setAttribute("fill", "currentColor");
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(space, "path");
  path.setAttribute("d", SHAPES[name]);
  svg.append(path);
  return svg;
}
