import './ui/console';
