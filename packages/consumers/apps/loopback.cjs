// Preloaded into every app: whatever it says, it listens at a free port on loopback, tells its parent which, and ends with it.
const { Server } = require('node:net')

const { listen } = Server.prototype

Server.prototype.listen = function listenOnLoopback(...args) {
  const listening = args.find((arg) => typeof arg === 'function')
  return listen.call(this, 0, '127.0.0.1', () => {
    process.send?.(this.address().port)
    listening?.call(this)
  })
}

process.once('disconnect', () => process.exit())
