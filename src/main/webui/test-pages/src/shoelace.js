import '@shoelace-style/shoelace/dist/themes/light.css';
import '@shoelace-style/shoelace/dist/components/checkbox/checkbox.js';
import '@shoelace-style/shoelace/dist/components/color-picker/color-picker.js';
import '@shoelace-style/shoelace/dist/components/input/input.js';
import '@shoelace-style/shoelace/dist/components/option/option.js';
import '@shoelace-style/shoelace/dist/components/radio-group/radio-group.js';
import '@shoelace-style/shoelace/dist/components/radio/radio.js';
import '@shoelace-style/shoelace/dist/components/range/range.js';
import '@shoelace-style/shoelace/dist/components/rating/rating.js';
import '@shoelace-style/shoelace/dist/components/select/select.js';
import '@shoelace-style/shoelace/dist/components/textarea/textarea.js';

const echo = document.getElementById('echo');
for (const type of ['sl-input', 'sl-change']) {
  document.addEventListener(type, ({ target }) => {
    const text = [target.value].flat().join(', ');
    echo.textContent = `${target.label}: ${text}`;
    echo.setAttribute('aria-label', text);
    target.setAttribute('help-text', `Was it ${text}?`);
  });
}
