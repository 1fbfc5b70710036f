const { openVod } = require('@vod-errors-examples/vod-client')

module.exports = class {
  constructor(app) {
    this.app = app
  }

  async didLoad() {
    this.opened = await openVod(process.env)
    this.app.vod = this.opened.vod
  }

  async beforeClose() {
    await this.opened.close()
  }
}
