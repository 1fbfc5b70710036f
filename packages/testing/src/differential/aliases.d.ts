/** Old majors under their npm aliases, with the types of the present ones: the rows use what both have in common. */
declare module 'axios021' {
  import axios from 'axios'
  export default axios
}
declare module 'axios026' {
  import axios from 'axios'
  export default axios
}
declare module 'got11' {
  import got from 'got'
  export default got
}
declare module 'readable-stream2' {
  export { PassThrough } from 'node:stream'
}
declare module 'readable-stream3' {
  export { PassThrough } from 'node:stream'
}
