// Pictures of pages: only those that changed are swapped, the place is kept, nothing is ever blank.
import { element } from "./ask.js";

const POINT = 96 / 72; // CSS pixels to the point, at 100 %

export class Sheets {
  constructor(box, said) {
    this.box = box;
    this.said = said;
    this.shown = [];
    this.zoom = 1;
    this.fitted = true; // until somebody chooses a size
    this.width = 0;
    new ResizeObserver(() => this.refit()).observe(box);
    this.seen = new IntersectionObserver((found) => found.forEach((one) => this.near(one)), {
      root: box,
      rootMargin: "600px",
    });
  }

  show(sheets) {
    const place = this.place();
    sheets.forEach((sheet, at) => this.put(sheet, at));
    while (this.box.children.length > sheets.length) {
      this.seen.unobserve(this.box.lastElementChild);
      this.box.lastElementChild.remove();
    }
    this.shown = sheets;
    this.back(place);
  }

  put(sheet, at) {
    let figure = this.box.children[at];
    if (!figure) {
      figure = element("figure");
      figure.append(element("img"), element("figcaption"));
      figure.at = at;
      this.box.append(figure);
      this.seen.observe(figure);
    }
    const [image, caption] = figure.children;
    const label = sheet.label || String(at + 1);
    image.alt = `${this.said["page"]} ${label}`;
    caption.textContent = label;
    this.size(image, sheet);
    if (figure.sheet === sheet.id) return;
    figure.sheet = sheet.id;
    image.classList.toggle("old", image.dataset.shown !== sheet.id);
    if (figure.isNear) this.load(figure);
  }

  near(one) {
    one.target.isNear = one.isIntersecting;
    if (one.isIntersecting) this.load(one.target);
  }

  // The old picture stays until the new one is there.
  async load(figure) {
    const id = figure.sheet;
    const image = figure.firstElementChild;
    if (image.dataset.shown === id) return;
    const next = new Image();
    next.src = `picture/${id}.jpg`;
    try {
      await next.decode();
    } catch {
      return;
    }
    if (figure.sheet !== id) return;
    image.src = next.src;
    image.dataset.shown = id;
    image.classList.remove("old");
  }

  size(image, sheet) {
    const scale = POINT * this.zoom;
    image.width = Math.round(sheet.width * scale);
    image.height = Math.round(sheet.height * scale);
  }

  setZoom(zoom) {
    const place = this.place();
    this.zoom = Math.min(4, Math.max(0.2, zoom));
    this.shown.forEach((sheet, at) => this.size(this.box.children[at].firstElementChild, sheet));
    this.back(place);
    this.box.dispatchEvent(new Event("zoomed"));
  }

  fit() {
    this.fitted = true;
    this.width = this.box.clientWidth;
    if (!this.shown.length || !this.width) return;
    const style = getComputedStyle(this.box);
    const room = this.width - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
    this.setZoom(room / (Math.max(...this.shown.map((sheet) => sheet.width)) * POINT));
  }

  // A window that is turned or drawn wider keeps whole pages in sight.
  refit() {
    if (this.fitted && this.box.clientWidth && this.box.clientWidth !== this.width) this.fit();
  }

  choose(zoom) {
    this.fitted = false;
    this.setZoom(zoom);
  }

  // The page at the top edge, and how far down it is scrolled, as a part of its height.
  place() {
    const top = this.box.scrollTop;
    const figures = [...this.box.children];
    const at = Math.max(0, figures.findIndex((one) => one.offsetTop - this.box.offsetTop + one.offsetHeight > top));
    const figure = figures[at];
    return figure ? { at, part: (top - (figure.offsetTop - this.box.offsetTop)) / figure.offsetHeight } : null;
  }

  back(place) {
    const figure = place && this.box.children[Math.min(place.at, this.box.children.length - 1)];
    if (figure) this.box.scrollTop = figure.offsetTop - this.box.offsetTop + place.part * figure.offsetHeight;
  }

  go(at) {
    const figure = this.box.children[at];
    if (figure) this.box.scrollTop = figure.offsetTop - this.box.offsetTop - 8;
  }
}
