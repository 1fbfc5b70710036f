module.exports = ({ controller, router }) => {
  router.get('/media', controller.media.list)
  router.get('/media/:mediaId', controller.media.get)
  router.delete('/media/:mediaId', controller.media.delete)
  router.get('/tasks/:taskId', controller.tasks.get)
}
