/**
 * Caps on what one feed may cost. A document past a cap that would cost time or memory is refused with an InputFault;
 * one with too many items keeps as many, the newest where they are in order, and says so.
 */
export const limits = {
  /** Bytes, before and after inflating. The largest real feeds are a few MiB; podcasts with full archives reach 20. */
  bytes: 32 * 1024 * 1024,
  /** Open elements below the root. */
  depth: 256,
  /** Open elements as the tokeniser counts them; each stray end tag is looked for among all of them. */
  unclosed: 512,
  /** Elements and text runs of one document. */
  nodes: 400_000,
  /** Attributes of one element. */
  attributes: 256,
  /** Authors of one item. */
  authors: 50,
  /** Items of one feed. */
  items: 5_000,
  /** Relative addresses of one body that are told apart, and how many characters they may add. */
  links: 20_000,
  linkGrowth: 4_000_000,
  /** Entities that a DOCTYPE may declare, their length, and how many characters all their uses may add. */
  entities: 64,
  entityLength: 256,
  entityGrowth: 1_000_000,
} as const
