import { Head, Link, createInertiaApp, useForm } from '@inertiajs/react';
import { createRoot } from 'react-dom/client';

function Account({ greeting, orders }) {
    const { data, setData, post, errors } = useForm({ email: '', name: '' });
    return (
        <>
            <Head title={`Account of ${data.name}`} />
            <h1>Inertia is here</h1>
            <p>{greeting}</p>
            <ul>
                {orders.map((order) => (
                    <li key={order}>{order}</li>
                ))}
            </ul>
            <form
                onSubmit={(event) => {
                    event.preventDefault();
                    post('/inertia/');
                }}
            >
                <input data-testid="email" value={data.email} onChange={({ target }) => setData('email', target.value)} />
                <input data-testid="name" value={data.name} onChange={({ target }) => setData('name', target.value)} />
                <p role="alert">{errors.email}</p>
                <button>Save</button>
            </form>
            <Link href="/inertia/orders">Orders</Link>
        </>
    );
}

void createInertiaApp({
    resolve: () => Account,
    setup: ({ el, App, props }) => createRoot(el).render(<App {...props} />),
});
