export { type CleanArticle, type CleanPage, clean, type Page, type RejectedPage } from './clean.ts'
export { type CleanLine, cleanLine } from './pipe.ts'
