// One action of a person is one entry of the history: Back shows what was seen, and nothing that nobody chose. The
// framework adds an entry for each part of the address that a run writes, whether chosen, carried along or left out. Here
// only the first is added after somebody has acted and the server has been asked for a run; what else comes of it
// changes that entry in place. Put into the page before the framework by features/shell/door.py.
(() => {
  let touched = false; // somebody has acted since the server was last asked
  let asked = false; // and it has been asked since the last entry
  for (const kind of ["pointerdown", "keydown", "click"]) addEventListener(kind, (event) => (touched ||= event.isTrusted), true);

  const { send } = WebSocket.prototype;
  WebSocket.prototype.send = function (...message) {
    [touched, asked] = [false, asked || touched];
    return send.apply(this, message);
  };

  const { pushState, replaceState } = history;
  history.pushState = (...entry) => {
    const add = asked;
    asked = false;
    (add ? pushState : replaceState).apply(history, entry);
  };
})();
