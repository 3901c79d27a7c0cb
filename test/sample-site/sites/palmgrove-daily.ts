import type { Site } from './site.ts'

export const palmgroveDaily: Site = {
  name: 'palmgrove-daily',
  title: 'Palmgrove Daily',
  tagline: 'Independent reporting from the tropics',
  sections: ['World', 'Climate', 'People', 'Letters'],
  related: [
    { title: 'Fire in garment workshop kills 11 in Karachi', ran: { daysBefore: 30, at: '08:00' } },
    { title: 'Cyclone floods Beira for the third time this year', ran: { daysBefore: 22, at: '08:00' } },
    { title: 'Twelve miners trapped after collapse in Tarkwa', ran: { daysBefore: 15, at: '08:00' } },
  ],
  newsletter: 'Our Saturday letter collects the best of the week. Over 4,000 readers have signed up.',
  comments: [
    { by: 'Adaeze', text: 'My cousin lives two streets away. They heard three explosions, not one.' },
    { by: 'Tomas', text: 'Where was the coast guard?' },
    { by: 'palmreader', text: 'Please correct the map.' },
  ],
  footer: 'Palmgrove Daily is invented, and so is everything that it reports.',
}
