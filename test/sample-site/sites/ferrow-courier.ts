import type { Site } from './site.ts'

export const ferrowCourier: Site = {
  name: 'ferrow-courier',
  title: 'The Ferrow Courier',
  tagline: 'Printed daily, on the wire since 1998',
  sections: ['World', 'Business', 'Sport', 'Law'],
  related: [
    { title: 'Landslide buries hamlet in northern Laos, nine dead', ran: { daysBefore: 41, at: '09:00' } },
    { title: 'Gunmen kill three at checkpoint near Bamako', ran: { daysBefore: 19, at: '09:00' } },
    { title: 'Typhoon leaves 26 dead in Luzon', ran: { daysBefore: 8, at: '09:00' } },
  ],
  newsletter: 'Have the Courier sent to your mailbox each morning at six. Write to the circulation desk.',
  comments: [],
  footer: 'Copyright The Ferrow Courier. This paper, its people and every event in it are invented.',
}
