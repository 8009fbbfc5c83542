// The forms: what there is to choose, what holds if nothing is chosen, and what was chosen.
import { element } from "./ask.js";

// Whether a plan has no need of a field. A form whose whole view is out of sight still holds what was chosen in it.
const away = (field) => field.closest("label")?.hidden;

// Words for the press. A field that a plan does not need is hidden, and tells nothing.
export function wishes(form) {
  const told = {};
  for (const field of form.elements) {
    const shown = field.name && !away(field);
    // 14.50 is typed, 14.5 is written: a figure has no zeros behind it that could be misread.
    const value = !shown ? "" : field.type === "number" && field.value ? String(field.valueAsNumber) : field.value.trim();
    if (value) told[field.name] = field.dataset.unit ? `${value} ${field.dataset.unit}` : value;
  }
  return told;
}

// While a date is typed, its year is 0002 for a moment; a half-cleared one has no value at all.
export function unfinished(form) {
  return [...form.elements].some((field) => {
    if (!field.name || away(field)) return false;
    const { badInput, rangeUnderflow, rangeOverflow, patternMismatch } = field.validity;
    return badInput || patternMismatch || (field.type === "date" && (rangeUnderflow || rangeOverflow));
  });
}

export function offered(view, facts, said) {
  const written = facts.written[view.product] || {};
  for (const field of view.form.elements) {
    if (field.name === "regimen") plans(field, facts, said);
    else if (field.tagName === "SELECT") {
      const some = facts.choices[field.name === "layout" ? `${view.product}-layout` : field.name];
      const unsaid = { paper: said["as-style"], size: said["as-style"], sheet: said["plain-paper"] }[field.name];
      if (some) fill(field, some, written[field.name], named(field.name, said), unsaid ?? said["usual"]);
    }
  }
  asked(view.form, facts, said);
}

// A folded guide, a print shop and a sheet of cards leave some things nothing to say.
function cards(form, written, said) {
  const chosen = (name) => form.elements.namedItem(name).value || (written[name] ?? "");
  const size = form.elements.namedItem("size").value;
  const kinds = { pocket: chosen("size") === "pocket", shop: chosen("media") === "shop", stock: false };
  kinds.stock = !kinds.pocket && !kinds.shop && Boolean(form.elements.namedItem("sheet").value || (!size && written.sheet));
  for (const label of form.querySelectorAll("[data-not]")) {
    label.hidden = label.dataset.not.split(" ").some((kind) => kinds[kind]);
  }
  const first = form.elements.namedItem("layout").options[0];
  if (first && !written.layout) first.textContent = said[kinds.stock || kinds.shop ? "offer-single" : "offer-fold"];
}

// What must be told before there are sheets: its fields are marked, and called by their names.
export function missing(form, names) {
  const open = [...form.elements].filter((field) => names.includes(field.name) && !away(field));
  for (const field of form.elements) {
    field.closest("label")?.classList.toggle("open", open.includes(field));
    if (open.includes(field)) field.setAttribute("aria-invalid", "true");
    else field.removeAttribute("aria-invalid");
  }
  return open.map((field) => field.labels[0].textContent.trim()).join(", ");
}

// How long and how often was said of the plan before; the person is still the same.
export function forgotten(form) {
  for (const name of ["on", "off", "cycles", "weeks"]) {
    const field = form.elements.namedItem(name);
    if (field) field.value = "";
  }
}

// Only what the chosen plan, or the card, leaves open is asked; behind it stands, grey, what holds otherwise.
export function asked(form, facts, said) {
  const field = form.elements.namedItem("regimen");
  const open = (field ? facts.plans.find((one) => one.value === field.value) : facts.card) || {};
  for (const label of form.querySelectorAll("[data-need]")) label.hidden = !open[label.dataset.need];
  if (form.elements.namedItem("sheet")) cards(form, facts.written.card || {}, said);
  for (const one of form.elements) if (one.type === "number") one.placeholder = open.written?.[one.name] ?? "";
  const day = form.querySelector("[data-event]");
  if (day) day.textContent = open.event ? said["day-of"].replace("{event}", open.event) : said["start"];
}

function plans(field, facts, said) {
  const says = (one) => (one.value ? one.says : `${one.says} (${said["as-book"]})`);
  choose(field, facts.plans.map((one) => element("option", says(one), { value: one.value })));
}

function named(name, said) {
  return (one) => {
    if (name === "style" && one.says) return `${one.value}: ${one.says}`;
    return said[`offer-${one.value}`] || one.says || one.value;
  };
}

// The first entry stands for "nothing chosen", and says what that comes to.
function fill(field, some, written, says, unsaid) {
  const own = some.find((one) => one.value === written);
  const others = some.filter((one) => one !== own);
  const first = element("option", own ? says(own) : unsaid, { value: "" });
  choose(field, [first, ...others.map((one) => element("option", says(one), { value: one.value }))]);
}

function choose(field, options) {
  const chosen = field.value;
  field.replaceChildren(...options);
  field.value = options.some((one) => one.value === chosen) ? chosen : options[0]?.value ?? "";
}
