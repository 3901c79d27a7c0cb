import type { Site } from './site.ts'

export const meridianLedger: Site = {
  name: 'meridian-ledger',
  title: 'Meridian Ledger',
  tagline: 'The record of the day',
  sections: ['World', 'Business', 'Sport', 'Culture'],
  related: [
    { title: 'Bus plunges into ravine in Nepal, killing 17', ran: { daysBefore: 12, at: '11:00' } },
    { title: 'Rockets hit oil depot outside Tripoli, four wounded', ran: { daysBefore: 9, at: '11:00' } },
    { title: 'Cholera outbreak kills 60 in two months', ran: { daysBefore: 6, at: '11:00' } },
  ],
  newsletter: 'Five stories that mattered, every evening at six. No noise, no adverts, leave whenever you like.',
  comments: [
    { by: 'old_compass', text: 'I was there in 2011 when the bridge bombing killed nine, and nobody reported it.' },
    { by: 'R. Quill', text: 'Thank you for staying with this story.' },
  ],
  footer: 'Meridian Ledger is an invented newspaper. None of the people or events reported here exist.',
}
