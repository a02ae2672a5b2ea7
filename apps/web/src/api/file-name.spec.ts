import { fileNameOf } from './file-name';

it('names a file as the API does, else as its address ends', () => {
  expect(fileNameOf('attachment; filename="pedidos.csv"', '/v1/orders/export.csv')).toBe(
    'pedidos.csv',
  );
  expect(fileNameOf(null, '/v1/runs/1/manifest.pdf?lang=es')).toBe('manifest.pdf');
});
