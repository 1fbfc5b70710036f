const { vodErrorHandler } = require('@vod-errors/koa')

module.exports = (_options, app) => vodErrorHandler({ logger: app.logger })
