(() => {
  "use strict";
  const root = document.documentElement;
  const of = (id) => document.querySelectorAll(`[data-a~="${CSS.escape(id)}"]`);
  const text = document.getElementById("text");
  let chosen = "";

  const clear = () => document.querySelectorAll(".on").forEach((e) => e.classList.remove("on"));

  // On wide pages the text scrolls by itself: only it may move, the record stays under the reader's hand.
  const bring = (mark, behavior) => {
    const pane = mark.closest("article");
    if (getComputedStyle(pane).position === "sticky") {
      const offset = mark.getBoundingClientRect().top - pane.getBoundingClientRect().top;
      pane.scrollBy({ top: offset - pane.clientHeight / 2, behavior });
    } else mark.scrollIntoView({ block: "center", behavior });
  };

  const choose = (id, from) => {
    clear();
    chosen = id;
    const all = [...of(id)];
    if (!all.length) return;
    all.forEach((e) => e.classList.add("on"));
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth";
    const inText = all.filter((e) => text && text.contains(e));
    const first = inText.find((e) => e.classList.contains("trigger")) || inText[0];
    const item = document.getElementById(id);
    if (first && from !== "text") bring(first, calm);
    if (item && from === "text") item.scrollIntoView({ block: "center", behavior: calm });
    history.replaceState(null, "", "#" + id);
  };

  const act = (target, event) => {
    const marked = target.closest("[data-a]");
    if (!marked || target.closest("summary, details")) return;
    const link = target.closest("a[href]");
    if (link && !link.getAttribute("href").startsWith("#")) return;
    const ids = marked.dataset.a.split(" ");
    const inside = text && text.contains(marked);
    const next = ids[(ids.indexOf(chosen) + 1) % ids.length];
    event.preventDefault();
    choose(next, inside ? "text" : "record");
    if (link && !inside) document.getElementById(next)?.scrollIntoView({ block: "center" });
  };

  document.addEventListener("click", (event) => {
    if (getSelection().isCollapsed) act(event.target, event);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") { clear(); chosen = ""; }
    if ((event.key === "Enter" || event.key === " ") && event.target.matches("[data-a]:not(a)")) act(event.target, event);
  });

  const theme = document.getElementById("theme");
  if (theme) theme.addEventListener("click", () => {
    const dark = getComputedStyle(root).colorScheme === "dark"
      || (getComputedStyle(root).colorScheme !== "light" && matchMedia("(prefers-color-scheme: dark)").matches);
    root.dataset.theme = dark ? "light" : "dark";
  });

  addEventListener("beforeprint", () => document.querySelectorAll("details").forEach((d) => { d.open = true; }));
  const start = decodeURIComponent(location.hash.slice(1));
  if (start && of(start).length) {
    choose(start, "link");
    document.getElementById(start)?.scrollIntoView({ block: "center" });
  }
})();
