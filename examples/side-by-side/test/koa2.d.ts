/** Koa 2 under its npm alias, with the types of the current major: the tests use only what both have in common. */
declare module 'koa2' {
  import Koa from 'koa'
  export default Koa
}
