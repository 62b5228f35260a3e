// Colours that the colour-blind can tell, also in grey (Okabe and Ito, 2008); on white, which every mail reader keeps
// behind a picture.
export const colours = {
  paper: '#ffffff',
  ink: '#3b4248',
  grid: '#e1e5e9',
  /** What is usual. */
  usual: '#c9d1d8',
  /** Not seen: hatched. */
  unseen: '#9aa4ad',
  /** The first is what the picture is about; the others stand on top of it. */
  series: ['#d55e00', '#0072b2', '#56b4e9'],
} as const;
