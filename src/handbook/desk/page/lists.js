// What stands beside the sheets: the contents of a book, a calendar in plain words.
import { element } from "./ask.js";

export function contents(made, box, sheets) {
  box.replaceChildren(
    ...made.contents.map((entry) => {
      const item = element("li", "", { "data-level": entry.level });
      const link = element("a", entry.title, { href: `#page-${entry.sheet + 1}` });
      link.addEventListener("click", (event) => {
        event.preventDefault();
        sheets.go(entry.sheet);
      });
      item.append(link);
      return item;
    }),
  );
}

// A label once, and under it all that it is said of.
export function plainList(made, box, said) {
  const rows = [];
  made.facts.forEach(([key, value], at) => {
    if (key !== made.facts[at - 1]?.[0]) rows.push(element("dt", said[`fact-${key}`] || key));
    rows.push(element("dd", value, { "data-fact": key }));
  });
  box.replaceChildren(...rows);
}
