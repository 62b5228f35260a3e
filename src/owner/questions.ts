// The owner's questions, for whoever asks them.
export { asked, questions } from '../incidents/questions.ts';
