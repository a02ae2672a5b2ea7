import type { Shape } from '../../api/types';
import { locale } from '../../language/locale';
import { useAnswer } from '../../store/answers';

/** Names of communes by id, for answers that carry ids alone. */
export function useCommuneNames(): (id: string) => string {
  const { body } = useAnswer<Shape<'CommuneList'>>('/v1/communes?limit=200');
  return (id) => body?.items.find((it) => it.id === id)?.name ?? '…';
}

/** Names of products by id, in the language of the page. */
export function useProductNames(): (id: string) => string {
  const { body } = useAnswer<Shape<'ProductList'>>('/v1/products?limit=200');
  return (id) => {
    const product = body?.items.find((it) => it.id === id);
    return (locale.value === 'es' ? product?.nameEs : product?.nameEn) ?? '…';
  };
}
