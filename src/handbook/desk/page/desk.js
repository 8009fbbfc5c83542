// The desk: four views of one book. What happens in the book is told by the desk; the page asks for what it shows.
import { element, get, latest, leave, post } from "./ask.js";
import { asked, forgotten, missing, offered, unfinished, wishes } from "./forms.js";
import { keeping } from "./keep.js";
import { contents, plainList } from "./lists.js";
import { listed } from "./problems.js";
import { Sheets } from "./sheets.js";
import { sizing } from "./sizes.js";
import { taking } from "./take.js";

const PRODUCTS = ["handbook", "calendar", "card"];
const by = (id) => document.getElementById(id);

// Whoever is quicker than the desk is not asked to come again.
let early = null;
const hasty = (event) => (early = event.target.closest("[role=tab]") ?? early);
document.addEventListener("click", hasty);

const said = await get("words.json");
const views = {};
let facts = await get("facts");
let open = "handbook";
let product = "handbook"; // the last that was looked at: its problems are those that are told

// --- words -------------------------------------------------------------------------------------------------

function tell(words) {
  by("said").textContent = words;
}

async function copy(words) {
  try {
    await navigator.clipboard.writeText(words);
    tell(said["copied"].replace("{text}", words));
  } catch {
    tell(words);
  }
}

// Each view has a state and perhaps a fault of its own; those of the open one are told.
function state(view, words) {
  view.state = words;
  view.sheets.box.dataset.empty = view.fault ? said["no-pages"] : words;
  stated();
}

function stated() {
  const view = views[product];
  if (by("state").textContent !== view.state) by("state").textContent = view.state;
  by("fault").hidden = !view.fault || !views[open];
  view.panel.classList.toggle("stale", Boolean(view.fault));
  if (!view.fault) return;
  const [first] = view.fault.problems;
  by("fault-words").textContent = view.sheets.shown.length ? said["stays"] : said["no-pages"];
  by("fault-first").textContent = first ? `${first.code}: ${first.message}` : "";
}

function gone() {
  for (const view of Object.values(views)) view.state = said["gone"];
  stated();
}

// --- views -------------------------------------------------------------------------------------------------

for (const product of PRODUCTS) {
  const panel = by(product);
  const sheets = new Sheets(panel.querySelector(".sheets"), said);
  const view = { product, panel, sheets, form: panel.querySelector("form"), command: "", dated: false };
  view.wishes = {};
  view.state = said["loading"];
  view.ask = latest(() => proof(view));
  views[product] = view;
  view.form.addEventListener("submit", (event) => event.preventDefault());
  view.form.addEventListener("input", (event) => {
    if (event.target.name === "regimen") forgotten(view.form);
    if (["weight", "height"].includes(event.target.name)) samePerson(view, event.target);
    if (event.target.name) wished(view);
  });
}

// Card and calendar go home with one person: their figures are the same on both.
function samePerson(view, field) {
  for (const other of Object.values(views)) {
    const same = !field.validity.badInput && other.form.elements.namedItem(field.name);
    if (!same || same === field || same.value === field.value) continue;
    same.value = field.value;
    if (looked(other)) wished(other);
  }
}

// What is half typed is no wish yet: what is shown stays, and says so.
function wished(view) {
  asked(view.form, facts, said);
  if (unfinished(view.form)) return state(view, said["unfinished"]);
  view.ask();
}

function question(view) {
  if (!unfinished(view.form)) view.wishes = wishes(view.form);
  return { product: view.product, wishes: view.wishes };
}

async function proof(view) {
  view.turn = (view.turn ?? 0) + 1;
  const answer = await post("proof", question(view)).catch(gone);
  if (!answer) return;
  if (answer.proof) {
    missing(view.form, []);
    view.refused = false;
    view.command = answer.command;
    if (view.unfit && view.regimen !== answer.proof.regimen) view.unfit = false; // what was fit is of another regimen
    if (!view.unfit) show(view, answer.proof);
    view.next = answer.proof;
    if (view.fault && !view.unfit) view.fault = null;
    state(view, unfinished(view.form) ? said["unfinished"] : view.fault?.summary ?? said["up-to-date"]);
    view.check();
  } else {
    view.command = "";
    view.refused = true;
    if (!view.sheets.shown.length && answer.fit) show(view, answer.fit);
    if (view.regimen !== (view.wishes.regimen ?? "")) blank(view);
    faulty(view, answer);
  }
  footer();
}

function show(view, made) {
  const first = !view.sheets.shown.length;
  view.sheets.show(made.sheets);
  if (first) view.sheets.fit();
  view.dated = made.dated;
  view.regimen = made.regimen;
  if (view.product === "handbook") contents(made, by("contents"), view.sheets);
  if (view.product === "calendar") plainList(made, by("facts"), said);
  footer();
}

// The last good sheets stay while a fault is mended, but never those of another regimen than the chosen one.
function blank(view) {
  show(view, { sheets: [], contents: [], facts: [], dated: false, regimen: view.wishes.regimen ?? "" });
  view.unfit = false;
  view.next = null;
}

// The check comes after the pages, and never holds them up; pages that it refuses are taken back.
function checking(view) {
  let timer = 0;
  const ask = latest(async () => {
    const turn = view.turn;
    const answer = await post("check", { product: view.product, wishes: view.wishes }).catch(gone);
    // What was asked before the newest proof tells of pages that are gone.
    if (!answer || timer || turn !== view.turn) return;
    if (answer.overtaken) return view.check();
    if (answer.errors) {
      // Sheets that could not even be laid out took no other's place: those before them stay.
      if (answer.fit && !view.refused) show(view, answer.fit);
      view.unfit = Boolean(answer.fit) && !view.refused;
      faulty(view, answer);
      return;
    }
    if (view.unfit && view.next) show(view, view.next);
    view.unfit = false;
    view.fault = null;
    found(answer);
    stated();
  });
  return () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      timer = 0;
      ask();
    }, 150);
  };
}

for (const view of Object.values(views)) view.check = checking(view);

// What only waits for an answer in the form is no fault: its fields are called by their names.
function faulty(view, answer) {
  const open = missing(view.form, answer.open ?? []);
  view.fault = open ? null : answer;
  if (open) return state(view, said["open"].replace("{fields}", open));
  found(answer);
  state(view, answer.summary);
}

function found(answer) {
  const count = answer.problems.length;
  by("count").textContent = count ? `(${count})` : "";
  by("summary").textContent = count ? answer.summary : said["no-problems"];
  by("found-help").hidden = !count;
  by("summary").lang = count ? "en" : said["tag"];
  listed(answer, by("found"), said, copy);
}

// --- tabs --------------------------------------------------------------------------------------------------

const tabs = [...document.querySelectorAll("[role=tab]")];

function select(tab, focus = false) {
  for (const one of tabs) {
    const chosen = one === tab;
    one.setAttribute("aria-selected", chosen);
    one.tabIndex = chosen ? 0 : -1;
    by(one.getAttribute("aria-controls")).hidden = !chosen;
  }
  if (focus) tab.focus();
  open = tab.getAttribute("aria-controls");
  if (views[open]) {
    product = open;
    if (!views[open].sheets.shown.length) views[open].ask();
    views[open].check();
  }
  stated();
  footer();
}

for (const tab of tabs) {
  tab.addEventListener("click", () => select(tab));
  tab.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const shown = tabs.filter((one) => !one.hidden);
    if (step) select(shown[(shown.indexOf(tab) + step + shown.length) % shown.length], true);
    if (event.key === "Home") select(shown[0], true);
    if (event.key === "End") select(shown.at(-1), true);
  });
}
by("fault-show").addEventListener("click", () => select(by("tab-problems"), true));

// --- forms -------------------------------------------------------------------------------------------------

function offer() {
  by("title").textContent = facts.title;
  document.title = `${facts.title} · ${said["desk"]}`;
  for (const product of PRODUCTS) by(`tab-${product}`).hidden = !facts.products.includes(product);
  for (const id of ["title", "contents", "facts"]) by(id).lang = facts.language; // of the book, not of the page
  for (const view of Object.values(views)) offered(view, facts, said);
  if (by(`tab-${open}`).hidden) select(by("tab-handbook")); // its card was taken away
}

sizing(by, views);

// --- take away ---------------------------------------------------------------------------------------------

const footer = taking(by, said, () => views[open], question, tell, faulty, gone);

by("copy").addEventListener("click", () => copy(views[open].command));
keeping(by, said, () => question(views[open]), tell, (answer) => faulty(views[open], answer));

// --- what happens in the book ------------------------------------------------------------------------------

function looked(view) {
  return view.product === open || view.sheets.shown.length > 0;
}

const news = new EventSource("news");
news.onmessage = async (event) => {
  const told = JSON.parse(event.data);
  if (!told.changed) return;
  if (looked(views.handbook)) views.handbook.ask();
  // Of a regimen that was edited other figures may be asked: the forms must know before they ask for sheets.
  if (told.changed.some((name) => !name.startsWith("sections/"))) {
    const now = await get("facts").catch(() => facts);
    if (now.whole) facts = now; // what was chosen outlasts a fault
    offer();
  }
  for (const view of [views.calendar, views.card]) if (looked(view)) view.ask();
  if (!views[open]) views[product].check();
};
news.onerror = gone;

by("end").addEventListener("click", async () => {
  await post("end", {}).catch(() => null);
  news.close();
  leave();
  document.body.replaceChildren(element("main", said["ended"]));
});

by("contents-fold").open = !matchMedia("(max-width: 44rem)").matches; // on a telephone the pages come first
offer();
document.removeEventListener("click", hasty);
if (early && !early.hidden) select(early);
views.handbook.ask();
footer();
