const { start } = require('egg')

const port = Number(process.env.PORT ?? 3005)

start({ baseDir: __dirname }).then((app) => {
  const server = app.listen(port, '127.0.0.1', () => {
    console.log(`BFF on http://127.0.0.1:${server.address().port}`)
  })
})
