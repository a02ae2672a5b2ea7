import { qrPath } from './qr-path';

describe('qrPath', () => {
  it('draws the three corners that readers look for, and leaves the border white', () => {
    const { size, path } = qrPath('https://example.org/v1/papers');
    expect(size).toBeGreaterThan(20);
    expect(path).toContain('M2 2h1v1h-1z');
    expect(path).toContain(`M${size - 3} 2h1v1h-1z`);
    expect(path).toContain(`M2 ${size - 3}h1v1h-1z`);
    expect(path).not.toMatch(/M[01] |M\d+ [01]h/);
  });
});
