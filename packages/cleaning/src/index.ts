export { ablate, ruleNames } from './ablation.ts'
export { type CleanArticle, type CleanPage, clean, type Page, type RejectedPage } from './clean.ts'
export { type ExplainedPage, explainPage } from './explain.ts'
export { type CleanLine, cleanLine } from './pipe.ts'
