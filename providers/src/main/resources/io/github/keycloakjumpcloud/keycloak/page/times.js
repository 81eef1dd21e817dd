const language = document.documentElement.lang;
const relative = new Intl.RelativeTimeFormat(language);
const list = new Intl.ListFormat(language, { type: "unit", style: "narrow" });
const units = Object.fromEntries(
  ["minute", "second"].map((unit) => [unit, new Intl.NumberFormat(language, { style: "unit", unit, unitDisplay: "short" })]),
);
const LENGTHS = [
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
  ["second", 1],
];

/** A time that has passed, in the largest unit that it fills: "12 seconds ago". */
export function ago(seconds) {
  const [unit, length] = LENGTHS.find(([, one]) => seconds >= one) ?? LENGTHS.at(-1);
  return relative.format(-Math.floor(seconds / length), unit);
}

/** A length of time, in the largest unit that it fills: "15 minutes". */
export function span(seconds) {
  const [unit, length] = LENGTHS.find(([, one]) => seconds >= one);
  return new Intl.NumberFormat(language, { style: "unit", unit, unitDisplay: "long" }).format(Math.floor(seconds / length));
}

/** A time that is left: "14 min, 3 sec". */
export function left(seconds) {
  return list.format([units.minute.format(Math.floor(seconds / 60)), units.second.format(seconds % 60)]);
}

/** How long elements that are being made may take to come onto the page, in seconds. */
const PATIENCE = 10;

/** Calls back every second while one of the elements is on the page. */
export function whileShown(elements, tick) {
  let patience = PATIENCE;
  const timer = setInterval(() => {
    if (elements.some(({ isConnected }) => isConnected)) {
      patience = 0;
      tick();
    } else if (patience === 0) {
      clearInterval(timer);
    } else {
      patience -= 1;
    }
  }, 1000);
}

/** Shows a text that changes with time; nothing is written, and no screen reader disturbed, where it has not changed. */
export function write(element, text) {
  if (element.textContent !== text) {
    element.textContent = text;
  }
}
