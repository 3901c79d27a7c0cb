import type { Site } from './site.ts'

export const kestrel24: Site = {
  name: 'kestrel-24',
  title: 'Kestrel 24',
  tagline: 'News as it breaks',
  sections: ['World', 'Markets', 'Football', 'Video'],
  related: [
    { title: 'Watch: moment factory chimney collapses, two hurt', ran: { daysBefore: 5, at: '12:00' } },
    { title: 'Stampede at stadium in Conakry leaves 13 dead', ran: { daysBefore: 17, at: '12:00' } },
    { title: 'Drone attack on airport wounds six', ran: { daysBefore: 10, at: '12:00' } },
  ],
  newsletter: 'Breaking news on your phone, first. Turn on alerts.',
  comments: [{ by: 'kes_fan', text: 'First!' }],
  footer: 'Kestrel 24 is a made-up broadcaster. All of its news is made up too.',
}
