const themes = ["system", "light", "dark"] as const;
type Theme = (typeof themes)[number];

/**
 * Shows the theme button; each press goes on: system, light, dark.
 *
 * @param onChange called when the colours of the page have changed, also by the system
 */
export function offerThemes(document: Document, onChange: () => void): void {
  const button = document.querySelector<HTMLButtonElement>("#theme");
  if (button === null) return;
  let theme: Theme = "system";
  const apply = () => {
    if (theme === "system") delete document.documentElement.dataset["theme"];
    else document.documentElement.dataset["theme"] = theme;
    button.textContent = `Theme: ${theme}`;
    onChange();
  };
  button.addEventListener("click", () => {
    theme = themes[(themes.indexOf(theme) + 1) % themes.length] ?? "system";
    apply();
  });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", onChange);
  button.hidden = false;
}
