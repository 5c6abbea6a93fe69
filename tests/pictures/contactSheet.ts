import type { Page } from '@playwright/test';

export interface Picture {
  width: number;
  theme: 'light' | 'dark';
  png: Buffer;
}

/** A third of its size: what is on a page can be judged, and much of it be read. */
const SCALE = 1 / 3;
/** Pixels of a sheet; what is further down is left out. */
const TALLEST = 1_100;
const QUALITY = 0.5;

/** All pictures of one page side by side in one WebP file. @param page any page, used as a table to work on */
export async function contactSheet(page: Page, pictures: readonly Picture[]): Promise<Buffer> {
  const data = await page.evaluate(
    async ({ sources, scale, tallest, quality }) => {
      const gap = 12;
      const images = await Promise.all(
        sources.map(async (source) => {
          const image = new Image();
          image.src = source;
          await image.decode();
          return { image, width: image.width * scale, height: image.height * scale };
        }),
      );
      const canvas = document.createElement('canvas');
      canvas.width = images.reduce((sum, { width }) => sum + width + gap, gap);
      canvas.height = Math.min(tallest, Math.max(...images.map(({ height }) => height))) + 2 * gap;
      const context = canvas.getContext('2d');
      if (!context) throw new Error('There is no canvas to draw on.');
      context.fillStyle = '#808080';
      context.fillRect(0, 0, canvas.width, canvas.height);
      context.imageSmoothingQuality = 'high';
      let left = gap;
      for (const { image, width, height } of images) {
        context.drawImage(image, left, gap, width, height);
        left += width + gap;
      }
      return canvas.toDataURL('image/webp', quality);
    },
    {
      sources: pictures.map(({ png }) => `data:image/png;base64,${png.toString('base64')}`),
      scale: SCALE,
      tallest: TALLEST,
      quality: QUALITY,
    },
  );
  return Buffer.from(data.split(',')[1] ?? '', 'base64');
}
