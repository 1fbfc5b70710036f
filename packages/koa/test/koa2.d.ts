/** Koa 2 under its npm alias, with the types of Koa 3: the tests use what both have in common. */
declare module 'koa2' {
  import Koa from 'koa'
  export default Koa
}
