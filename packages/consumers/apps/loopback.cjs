// Preloaded into every app: makes it listen on a free loopback port, print its address, and exit with its parent.
const { Server } = require('node:net')

const { listen } = Server.prototype

Server.prototype.listen = function listenOnLoopback(...args) {
  const onListening = args.find((arg) => typeof arg === 'function')
  return listen.call(this, 0, '127.0.0.1', () => {
    console.log(`http://127.0.0.1:${this.address().port}`)
    onListening?.call(this)
  })
}

process.stdin.on('end', () => process.exit()).resume()
