import { useSearchParams } from 'react-router-dom';

export function Banner() {
  const [search] = useSearchParams();
  const text = search.get('text');
  return (
    <div
      // ruleid: js/xss-dom
      dangerouslySetInnerHTML={{ __html: text }}
    />
  );
}
