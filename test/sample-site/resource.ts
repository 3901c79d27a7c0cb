/** One address of the sample and what it answers. */
export type Resource = { path: string; type: string; body: string; changed: Date }
