import './app/console-app';
