/** Words that invented stories are put together from; each list is its own part of a clause. */
export const storyWords = {
  subjects: [
    ...['Rescue teams', 'Two witnesses', 'The district governor', 'Hospital staff', 'A police spokesman', 'Farmers'],
    ...['Residents of the old quarter', 'An army patrol', 'The mayor', 'Aid workers', 'Shopkeepers', 'A local teacher'],
    ...['Border guards', 'The ministry', 'Fire crews', 'Students', 'A union leader', 'The regional court', 'Divers'],
    ...['Relatives of the missing', 'Bus drivers', 'Investigators', 'A camp manager', 'Fishermen', 'The coast guard'],
  ],
  verbs: [
    ...['described', 'searched', 'cordoned off', 'inspected', 'photographed', 'blamed', 'evacuated', 'repaired'],
    ...['questioned', 'left', 'counted', 'cleared', 'reached', 'closed', 'guarded', 'rejected', 'reported', 'watched'],
    ...['surrounded', 'crossed', 'visited', 'reopened', 'avoided', 'mapped', 'emptied'],
  ],
  objects: [
    ...['the flooded underpass', 'a burnt lorry', 'the northern bridge', 'several houses', 'the grain market'],
    ...['an abandoned checkpoint', 'the railway yard', 'the damaged clinic', 'a row of stalls', 'the main road'],
    ...['a collapsed wall', 'the water plant', 'rival groups', 'the school hall', 'two warehouses', 'the harbour'],
    ...['a broken pipeline', 'the town archive', 'three minibuses', 'the upper village', 'a mined field'],
  ],
  manners: [
    ...['before dawn', 'under heavy rain', 'for a second night', 'without waiting for orders', 'with bare hands'],
    ...['as smoke drifted over the roofs', 'while sirens sounded', 'in spite of a curfew', 'at the request of elders'],
    ...['by torchlight', 'after a long argument', 'in small groups', 'with borrowed boats', 'under armed escort'],
    ...['despite warnings', 'for most of the afternoon', 'once the wind had turned', 'within an hour'],
  ],
  links: ['and', 'while', 'but', 'because', 'after', 'although', 'so that', 'before', 'as soon as', 'where'],
  towns: [
    ...['Marrow Bay', 'Old Tessin', 'Kalvary', 'Upper Dunmere', 'Port Ansel', 'Quill', 'Sandhaven', 'Brackley Cross'],
    ...['Ostrava Mills', 'Lower Penn', 'Fenwick', 'Tarn', 'Galloway Reach', 'Nether Holt', 'Vell', 'Amberley'],
  ],
} as const
