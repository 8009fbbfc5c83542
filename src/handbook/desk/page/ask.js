// Questions to the desk; every one is an address below the page's own.

let left = false;

// The page is left for good: an answer that comes in later has nothing to be told to.
export function leave() {
  left = true;
}

export function post(what, body) {
  const headers = { "content-type": "application/json" };
  return answered(what, { method: "POST", headers, body: JSON.stringify(body) });
}

export function get(what) {
  return answered(what);
}

async function answered(what, how) {
  try {
    const answer = await fetch(what, how);
    if (!answer.ok) throw new Error(`${what}: ${answer.status}`);
    return await answer.json();
  } finally {
    if (left) await new Promise(() => {}); // never
  }
}

// One question at a time; of those that come meanwhile only the newest is asked.
export function latest(work) {
  let busy = false;
  let waiting = null;
  return async function ask(...given) {
    if (busy) {
      waiting = given;
      return;
    }
    busy = true;
    try {
      await work(...given);
    } finally {
      busy = false;
      if (waiting) {
        const next = waiting;
        waiting = null;
        ask(...next);
      }
    }
  };
}

export function element(name, words, attributes = {}) {
  const made = document.createElement(name);
  if (words) made.textContent = words;
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}
