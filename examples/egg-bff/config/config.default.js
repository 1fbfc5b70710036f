const { isVodError } = require('@vod-errors/koa')

exports.keys = process.env.COOKIE_KEYS // Egg signs cookies with it
exports.middleware = ['vodErrors'] // before all other middleware of the app
exports.onerror = { appErrorFilter: (error) => !isVodError(error) } // the handler has logged it
