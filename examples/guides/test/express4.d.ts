/** Express 4 under its npm alias, with the types of the present major: the tests use what both have in common. */
declare module 'express4' {
  import express from 'express'
  export default express
}
