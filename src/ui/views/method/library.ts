/** What only the pages of statistics need: their texts, and what draws them. Fetched by `methodLibrary`. */
export { findMethods, methods } from '../../../words/method/methods.ts';
export { default as Statistic } from './Statistic.svelte';
export { default as StatisticIndex } from './StatisticIndex.svelte';
