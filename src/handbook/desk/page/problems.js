// Problems as `check` tells them; a click on a place copies it for the editor.
import { element } from "./ask.js";

export function listed(answer, box, said, copied) {
  box.replaceChildren(...answer.problems.map((one) => entry(one, said, copied)));
}

function entry(one, said, copied) {
  const item = element("li", "", { class: one.severity, lang: "en" });
  const head = element("h3", `${one.code}: ${one.message}`);
  item.append(head);
  if (one.place) {
    const place = element("button", one.place, { type: "button", title: said["copy-place"] });
    place.addEventListener("click", () => copied(one.place));
    item.append(place);
  }
  const excerpt = element("pre", one.excerpt, { tabindex: "0", "aria-label": one.code });
  item.append(excerpt);
  if (one.why) {
    const more = element("details");
    more.append(element("summary", said["why"], { lang: said["tag"] }), element("pre", one.why, { tabindex: "0" }));
    item.append(more);
  }
  return item;
}
