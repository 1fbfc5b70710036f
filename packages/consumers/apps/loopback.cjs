// Preloaded into every app: makes it listen on a free loopback port, report the port to its parent, and exit with it.
const { Server } = require('node:net')

const { listen } = Server.prototype

Server.prototype.listen = function listenOnLoopback(...args) {
  const onListening = args.find((arg) => typeof arg === 'function')
  return listen.call(this, 0, '127.0.0.1', () => {
    process.send?.(this.address().port)
    onListening?.call(this)
  })
}

process.once('disconnect', () => process.exit())
