// The framework asks for its icons ahead, and that fetches every font of their name: ours, which is announced, and its
// own. What a page shows is fetched without being asked for. Put into the page by features/shell/door.py.
(() => {
  const { load } = FontFaceSet.prototype;
  FontFaceSet.prototype.load = function (font, ...text) {
    return font.includes("Material Symbols") ? Promise.resolve([]) : load.call(this, font, ...text);
  };
})();
