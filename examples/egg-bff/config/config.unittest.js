const { join } = require('node:path')

const dir = process.env.EGG_BFF_DIR

exports.rundir = join(dir, 'run')
exports.logger = { dir: join(dir, 'logs'), consoleLevel: 'NONE' }
