// "Keep in the book": the lines are shown first, and only these are written.
import { post } from "./ask.js";

export function keeping(by, said, asked, tell, faulty) {
  const box = by("keeping");
  let seal = "";
  let question = null;

  by("keep").addEventListener("click", async () => {
    question = asked();
    const answer = await post("keep", question).catch(() => null);
    if (!answer) return tell(said["gone"]);
    if (answer.problems) return refused(answer);
    if (!answer.lines.length) return tell(said["kept-already"]);
    seal = answer.seal;
    by("keeping-file").textContent = answer.file;
    by("keeping-lines").textContent = answer.lines.map(shown).join("\n");
    box.showModal();
  });

  by("keeping-no").addEventListener("click", () => box.close());
  by("keeping-yes").addEventListener("click", async () => {
    box.close();
    const answer = await post("keep", { ...question, agreed: seal }).catch(() => null);
    if (answer?.written) tell(said["kept"].replace("{file}", answer.written));
    else if (answer) refused(answer);
  });

  function refused(answer) {
    tell(answer.problems.map((one) => one.message).join("; "));
    faulty(answer);
  }
}

// A line of the tool's result is a list: its number, what stands there, what will.
function shown([number, old, now]) {
  const gap = String(number).padStart(4);
  return old ? `${gap} - ${old}\n${gap} + ${now}` : `${gap} + ${now}`;
}
