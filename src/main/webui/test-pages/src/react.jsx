import { OTPInput } from 'input-otp';
import { useState } from 'react';
import { createRoot } from 'react-dom/client';
import Select from 'react-select';
import Creatable from 'react-select/creatable';
import Textarea from 'react-textarea-autosize';

const cities = ['Kqzvarbon', 'Kqzvelmar', 'Kqzvorlin', 'Kqzvundt'].map((label, n) => ({ label, value: `city-${n}` }));

function Code() {
    const [code, setCode] = useState('');
    return (
        <>
            <OTPInput
                maxLength={6}
                data-testid="code"
                value={code}
                onChange={setCode}
                render={({ slots }) => (
                    <div className="slots">
                        {slots.map(({ char, hasFakeCaret }, n) => (
                            <div key={n} className="slot">
                                {char}
                                {hasFakeCaret && <i className="caret" />}
                            </div>
                        ))}
                    </div>
                )}
            />
            <p role="status">{code.length === 6 && `${code.slice(0, 3)}-${code.slice(3)} is no code of ours`}</p>
        </>
    );
}

function City() {
    const [city, setCity] = useState(cities[0]);
    return (
        <>
            <Select inputId="city" options={cities} value={city} onChange={setCity} />
            <p>We deliver to {city.label}.</p>
        </>
    );
}

function Tags() {
    const [tags, setTags] = useState([cities[1]]);
    const labels = tags.map(({ label }) => label);
    return (
        <>
            <Creatable inputId="tags" isMulti options={cities} value={tags} onChange={setTags} />
            <p>{labels.join(', ')}</p>
            <p>{labels.join('')}</p>
        </>
    );
}

function Notes() {
    const [notes, setNotes] = useState('');
    return (
        <>
            <Textarea data-testid="notes" value={notes} onChange={({ target }) => setNotes(target.value)} />
            <p>{notes}</p>
        </>
    );
}

function Name() {
    const [first, setFirst] = useState('');
    const [last, setLast] = useState('');
    const [tel, setTel] = useState('');
    return (
        <>
            <input data-testid="first" value={first} onChange={({ target }) => setFirst(target.value)} />
            <input data-testid="last" value={last} onChange={({ target }) => setLast(target.value)} />
            <input data-testid="tel" type="tel" value={tel} onChange={({ target }) => setTel(target.value)} />
            <ul>
                <li>{`${first} ${last}`}</li>
                <li>{`${last.toUpperCase()}, ${first}`}</li>
                <li>{first + last}</li>
                <li>{`${last}.${first}@shop.example`.toLowerCase()}</li>
                <li title={first} aria-label={last} data-first={first}>
                    {first.slice(0, 1)}
                </li>
                <li>{tel && `+49 ${tel.replace(/^0/, '').replace(/(\d{3})/, '$1 ')}`}</li>
            </ul>
        </>
    );
}

createRoot(document.getElementById('app')).render(
    <>
        <h1>React is here</h1>
        <City />
        <Tags />
        <Code />
        <Notes />
        <Name />
    </>,
);
