// The visible texts of the page whose contrast with what lies behind them is below WCAG AA: [text, ratio] pairs.
() => {
  const channels = color => {
    const numbers = color.match(/[\d.]+/g).map(Number);
    const scale = color.startsWith("color(srgb") ? 255 : 1;
    return [numbers[0] * scale, numbers[1] * scale, numbers[2] * scale, numbers[3] ?? 1];
  };
  const over = (top, under) => [0, 1, 2].map(i => top[i] * top[3] + under[i] * (1 - top[3])).concat(1);
  const linear = value => (value /= 255) <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  const luminance = ([red, green, blue]) => 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
  const ancestors = element => element ? [element, ...ancestors(element.parentElement)] : [];
  const behind = element => {
    const layers = ancestors(element).map(parent => channels(getComputedStyle(parent).backgroundColor));
    return layers.filter(layer => layer[3] > 0).reduceRight((under, layer) => over(layer, under), [255, 255, 255, 1]);
  };
  const contrast = element => {
    const color = channels(getComputedStyle(element).color), under = behind(element);
    for (const parent of ancestors(element)) color[3] *= Number(getComputedStyle(parent).opacity);
    const [dark, light] = [luminance(over(color, under)), luminance(under)].sort((one, other) => one - other);
    return (light + 0.05) / (dark + 0.05);
  };
  const found = [];
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const text = texts.currentNode.textContent.trim(), element = texts.currentNode.parentElement;
    const isSeen = text && element.checkVisibility({opacityProperty: true, visibilityProperty: true});
    if (!isSeen || element.closest("style, script, [aria-hidden=true], [disabled]")) continue;
    const ratio = contrast(element);
    if (ratio < (parseFloat(getComputedStyle(element).fontSize) >= 24 ? 3 : 4.5)) found.push([text, ratio.toFixed(2)]);
  }
  return found;
}
